"""The nouns: frozen models of what authors write and of what will exist. Meaning, never markup."""
