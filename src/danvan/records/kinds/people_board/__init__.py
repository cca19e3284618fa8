"""Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng: boards of the people, and what they looked into."""
