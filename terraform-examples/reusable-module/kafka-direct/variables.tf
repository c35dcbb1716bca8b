variable "name" {
  description = "Name of the source."
  type        = string
}

variable "bootstrap_servers" {
  description = "Brokers of the cluster to read from, as host:port, separated by commas."
  type        = string
}

variable "topics" {
  description = "Topics to pull."
  type        = set(string)

  validation {
    condition     = length(var.topics) > 0
    error_message = "Name at least one topic."
  }
}

variable "prefix" {
  description = "What goes in front of the topics' names; the name of the source unless given."
  type        = string
  default     = null
}

variable "offset_policy" {
  description = "Where reading starts: earliest or latest."
  type        = string
  default     = "earliest"
}
