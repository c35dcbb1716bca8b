variable "password" {
  description = "Password of the SASL user."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "ca_certificate" {
  description = "PEM text of the authority that signed the brokers' certificates."
  type        = string
}

variable "client_certificate" {
  description = "PEM text of the client's certificate."
  type        = string
}

variable "client_key" {
  description = "PEM text of the client's private key."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "client_key_password" {
  description = "Password of an encrypted key; null when it is not encrypted."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true
}

variable "password_in_state" {
  description = "A password that may be kept in the state."
  type        = string
  sensitive   = true
}

variable "client_key_in_state" {
  description = "PEM text of a private key that may be kept in the state."
  type        = string
  sensitive   = true
}

variable "partner_answers" {
  description = "Whether to list the topics that the partner's cluster shows."
  type        = bool
  default     = false
}
