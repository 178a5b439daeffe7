"""The team's pages: server-rendered, working without JavaScript, asking nothing of another host."""
