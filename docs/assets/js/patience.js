// Time that the page has really had. A tab that was suspended, or a computer that slept, has had
// none.

/**
 * Call `then` once so many seconds have passed.
 * @param {number} seconds
 * @param {() => void} then
 */
export function patience(seconds, then) {
  let left = seconds;
  const stop = () => clearInterval(ticking);
  // A timer that is late because nothing ran counts for one second, however late it is.
  const ticking = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    stop();
    then();
  }, 1000);
  const again = () => {
    left = seconds;
  };
  return { again, stop };
}
