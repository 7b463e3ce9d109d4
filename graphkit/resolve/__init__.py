"""Who is who: mentions in, actors out, each membership with its reason. Depends on no order of documents."""
