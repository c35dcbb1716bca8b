data "tributary_sources" "broken" {
  partial_name     = "every"
  connector_status = "Broken"
  tag              = tributary_tag.team.id
}

# Warns in every plan and apply.
check "no_source_is_broken" {
  assert {
    condition     = length(data.tributary_sources.broken.sources) == 0
    error_message = "Broken: ${join(", ", data.tributary_sources.broken.sources[*].name)}."
  }
}
