"""The verbs of this app: enter, change and withdraw costs, import a file, enter effects, save and approve scenarios."""
