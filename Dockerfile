# Three images: `dev` has what the two commands need, `build` makes a release, `site` serves it.
FROM python:3.13-slim-trixie AS tools
# Debian keeps only the newest version of each package, so that none can be named here.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git nodejs npm make \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
WORKDIR /project

FROM tools AS dev
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium chromium-headless-shell firefox-esr webkit2gtk-driver \
       xvfb nginx-light libnginx-mod-http-brotli-static default-jre-headless libjaxb-java \
    && rm -rf /var/lib/apt/lists/*
# A port can be reached from outside a container only if the server listens on every address of it.
ENV LISTEN=0.0.0.0
EXPOSE 8000
CMD ["make", "serve"]

FROM tools AS build
ARG SITE_URL=http://127.0.0.1:8080/
ARG PUBLISHER_EMAIL=feedback@example.org
ARG OFFLINE=true
COPY . .
RUN make release

FROM debian:trixie-slim AS site
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx-light libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /project/dist/nginx /etc/nginx/uep
COPY --from=build /project/site /srv/uep
# www-data, as a number, which every host can resolve.
USER 33
EXPOSE 8080
CMD ["nginx", "-c", "/etc/nginx/uep/nginx.conf", "-g", "daemon off;"]
