resource "tributary_tag" "team" {
  name        = "every-team"
  description = "What the team owns"
  type        = ["sources", "topics"]
}
