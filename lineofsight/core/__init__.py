"""What every module stands on: a stack of apps, each knowing only those below it."""
