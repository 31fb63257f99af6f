"""The credit cover estimator."""
