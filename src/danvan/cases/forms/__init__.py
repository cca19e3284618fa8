"""Forms of cases: input to clean values. Nothing typed here is kept by the browser: no autosave, no autocomplete."""
