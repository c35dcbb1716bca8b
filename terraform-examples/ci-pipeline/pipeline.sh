#!/bin/sh
# What a CI job runs, from a check of the text to a check of the result. Ends with an error at the first step that fails.
set -eu
cd "$(dirname "$0")"

terraform fmt -check -recursive -diff
terraform init -input=false
terraform validate

# What is applied is what was planned, and reviewed where a job between the two asks for it.
terraform plan -input=false -out=tributary.tfplan
trap 'rm -f tributary.tfplan' EXIT

# wait_for_status has this step wait until records flow; the postcondition has it fail when they do not.
terraform apply -input=false tributary.tfplan

# Exit code 2, and so the end, when there is still something to do.
terraform plan -input=false -detailed-exitcode
