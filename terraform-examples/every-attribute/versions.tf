terraform {
  required_version = ">= 1.11"
  required_providers {
    tributary = {
      source = "tributary.dev/tributary/tributary"
    }
  }
}
