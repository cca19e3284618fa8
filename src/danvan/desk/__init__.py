"""The face for officials: addresses, views, templates. No models and no rules."""
