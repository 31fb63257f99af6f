"""The PDF of all the guidance, made by Typst from the finished pages of the site."""

from site_hooks.pdf.publish import Offer, offer, wanted

__all__ = ["Offer", "offer", "wanted"]
