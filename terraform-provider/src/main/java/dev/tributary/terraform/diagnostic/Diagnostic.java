package dev.tributary.terraform.diagnostic;

import dev.tributary.terraform.value.AttributePath;

/**
 * One message to the person at the terminal.
 *
 * @param severity whether the run goes on
 * @param summary what is wrong, in a few words
 * @param detail which value, why, and the way out
 * @param path the attribute it is about; the root when it is about all of it
 */
public record Diagnostic(Severity severity, String summary, String detail, AttributePath path) {

    /** Whether Terraform goes on. */
    public enum Severity {
        /** The operation failed. */
        ERROR,
        /** The operation went on; the person should know. */
        WARNING
    }
}
