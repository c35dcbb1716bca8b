terraform {
  required_version = ">= 1.8"
  required_providers {
    tributary = {
      source = "tributary.dev/tributary/tributary"
    }
  }
}

# Address and credential come from TRIBUTARY_HOST, TRIBUTARY_CLIENT_ID and TRIBUTARY_SECRET.
provider "tributary" {}

# Another team, in a state of its own, appends the topics that it needs.
data "tributary_source_kafkadirect" "shared" {
  name = "shared-shop"
}

resource "tributary_source_topics" "returns" {
  source_id = data.tributary_source_kafkadirect.shared.id
  topics    = ["refunds", "returns"]
  owner     = "team-returns" # so that a run that was killed finds its topics again
}

output "topics" {
  description = "Where the records of our topics arrive."
  value       = tributary_source_topics.returns.internal_topics
}
