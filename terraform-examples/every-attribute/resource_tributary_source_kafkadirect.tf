# With user and password.
resource "tributary_source_kafkadirect" "shop" {
  name                            = "every-shop"
  topic_prefix                    = "every"
  topic_include_list              = "orders, payments"
  topic_include_list_user_defined = "refunds"

  format         = "json"
  schemas_enable = true
  offset_policy  = "earliest"

  bootstrap_servers        = "kafka-1.partner.example:9096,kafka-2.partner.example:9096"
  security_protocol        = "SASL_SSL"
  sasl_mechanism           = "SCRAM-SHA-512"
  sasl_username            = "tributary"
  sasl_password_wo         = var.password
  sasl_password_wo_version = 1 # raise it when the password changes

  desired_state       = "Stopped" # declared now, started later
  deletion_protection = false
  tags                = [tributary_tag.team.id]
  wait_for_status     = "Stopped"
  timeouts            = { create = "2m", update = "5m" }
}

# With a client certificate.
resource "tributary_source_kafkadirect" "partner" {
  name               = "every-partner"
  topic_prefix       = "partner_"
  topic_include_list = "shipments"

  bootstrap_servers      = "kafka.partner.example:9093"
  security_protocol      = "SSL"
  ssl_ca_certificate     = var.ca_certificate
  ssl_client_certificate = var.client_certificate

  ssl_client_key_wo                  = var.client_key
  ssl_client_key_wo_version          = 1
  ssl_client_key_password_wo         = var.client_key_password
  ssl_client_key_password_wo_version = 1
}

# With tokens of an identity provider.
resource "tributary_source_kafkadirect" "tokens" {
  name               = "every-tokens"
  topic_prefix       = "tokens"
  topic_include_list = "invoices"

  bootstrap_servers                   = "kafka.partner.example:9095"
  security_protocol                   = "SASL_SSL"
  sasl_mechanism                      = "OAUTHBEARER"
  sasl_username                       = "tributary" # the client id
  sasl_password_wo                    = var.password
  sasl_password_wo_version            = 1
  sasl_oauthbearer_token_endpoint_url = "https://login.example.com/oauth2/token"
  sasl_oauthbearer_scope              = "kafka"
}

# For Terraform before 1.11, which knows no write-only attributes.
resource "tributary_source_kafkadirect" "secrets_in_state" {
  name               = "every-older"
  topic_prefix       = "older"
  topic_include_list = "orders"

  bootstrap_servers       = "kafka.partner.example:9094"
  security_protocol       = "SASL_SSL"
  sasl_mechanism          = "PLAIN"
  sasl_username           = "tributary"
  sasl_password           = var.password_in_state
  ssl_client_certificate  = var.client_certificate
  ssl_client_key          = var.client_key_in_state
  ssl_client_key_password = var.password_in_state
}
