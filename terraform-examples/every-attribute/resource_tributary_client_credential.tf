resource "tributary_client_credential" "dashboard" {
  description = "Reads the state of all sources"
  roles       = ["viewer"]
}

output "dashboard" {
  value     = tributary_client_credential.dashboard.secret
  sensitive = true
}
