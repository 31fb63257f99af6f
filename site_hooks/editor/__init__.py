"""What an editor runs: the check, the list of addresses, the bank holidays."""
