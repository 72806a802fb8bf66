# What was chosen when this server was set up, and what the hooks say. Choose anew by ./inv publish --setup-server.
branch={{ branch | quoted }}
settings={{ settings | quoted }}
inv={{ inv | quoted }}
{% for name, sentence in told.items() %}
told_{{ name }}={{ sentence | quoted }}
{% endfor %}
