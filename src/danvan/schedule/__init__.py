"""The weekly work schedule: what a unit plans to do, by day and part of the day. Work that is done stands in records."""
