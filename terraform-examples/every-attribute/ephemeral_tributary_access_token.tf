# Never in the state nor in a plan: for what the provider does not do itself.
ephemeral "tributary_access_token" "api" {}

resource "terraform_data" "figures" {
  provisioner "local-exec" {
    command = "curl --fail --silent --show-error -H \"Authorization: Bearer $TOKEN\" \"$HOST/sources/metrics\""
    environment = {
      HOST  = var.host
      TOKEN = ephemeral.tributary_access_token.api.token
    }
  }
}
