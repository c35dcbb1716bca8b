resource "tributary_topic" "audit" {
  name                = "every.audit"
  partition_count     = 3 # grows only
  retention_ms        = "604800000"
  tags                = [tributary_tag.team.id]
  deletion_protection = false
}
