"""手机端: the field worker's app, offline first, its questions drawn from record kinds."""
