"""A terminal symptom checker for people who still have pain after spine surgery."""

__version__ = "0.1.0"
