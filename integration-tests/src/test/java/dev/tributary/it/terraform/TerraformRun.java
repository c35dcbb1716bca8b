package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How a command ended.
 *
 * @param command what was run, for messages
 * @param exit its exit code
 * @param output both streams together
 */
record TerraformRun(String command, int exit, String output) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails with the output unless the command succeeded. */
    TerraformRun succeeded() {
        assertThat(exit).as("%s\n%s", command, output).isZero();
        return this;
    }

    /** Fails unless the command failed; then answers all it said in one line, for Terraform breaks lines anywhere. */
    String failed() {
        assertThat(exit).as("%s\n%s", command, output).isEqualTo(1);
        return words();
    }

    /** All that the command said in one line. */
    String words() {
        return output.replaceAll("[\\s│╷╵]+", " ");
    }

    /** Reads the output as JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(output);
        } catch (JsonProcessingException e) {
            throw new AssertionError(command + " printed no JSON:\n" + output, e);
        }
    }
}
