"""The calculators, one module each; `tools_py.calculator` finds them."""
