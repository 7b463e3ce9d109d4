"""The page people open: one HTML file with the graph and its evidence; and the same graph for pyvis."""
