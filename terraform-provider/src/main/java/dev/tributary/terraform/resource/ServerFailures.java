package dev.tributary.terraform.resource;

import dev.tributary.api.model.FieldError;
import dev.tributary.sdk.error.ConflictException;
import dev.tributary.sdk.error.ForbiddenException;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.RejectedException;
import dev.tributary.sdk.error.SourceFailedException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.error.WaitTimeoutException;
import dev.tributary.terraform.diagnostic.Diagnostic;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.value.AttributePath;
import java.util.List;

/** Says to a Terraform user what went wrong at the server: where, the server's words, the request id, the way out. */
final class ServerFailures {

    private static final String CONFIG = "config.";

    private ServerFailures() {}

    /** Translates a failure of {@code doing}, such as "create the source orders". */
    static ProviderException translate(String doing, TributaryException failure) {
        String detail = "Could not " + doing + ": " + failure.getMessage() + wayOut(failure);
        if (failure instanceof RejectedException rejected && !rejected.errors().isEmpty()) {
            return new ProviderException(
                    rejected.errors().stream()
                            .map(error -> diagnostic(summary(failure), doing, error, rejected))
                            .toList(),
                    failure);
        }
        return new ProviderException(
                List.of(new Diagnostic(Diagnostic.Severity.ERROR, summary(failure), detail, AttributePath.ROOT)),
                failure);
    }

    private static Diagnostic diagnostic(String summary, String doing, FieldError error, RejectedException failure) {
        String id =
                failure.requestId().map(each -> " (request id " + each + ")").orElse("");
        String detail = "Could not " + doing + ": " + error.field() + ": " + error.message() + id + wayOut(failure);
        return new Diagnostic(Diagnostic.Severity.ERROR, summary, detail, path(error.field()));
    }

    /** The attribute that a field of the wire is; the root when it is none. */
    static AttributePath path(String field) {
        String name = field.startsWith(CONFIG) ? field.substring(CONFIG.length()) : field;
        if (ConfigKey.ofKey(name).isPresent()) {
            return AttributePath.of(name.replace('.', '_'));
        }
        return switch (name) {
            case "name", "tags", "desired_state", "topics", "partition_count", "description", "type", "source_id" ->
                AttributePath.of(name);
            case "payload.partition_count" -> AttributePath.of("partition_count");
            case "payload.tags" -> AttributePath.of("tags");
            case "role_ids" -> AttributePath.of("roles");
            default -> AttributePath.ROOT;
        };
    }

    private static String summary(TributaryException failure) {
        if (failure instanceof UnauthorizedException) {
            return "The server does not accept the credentials";
        } else if (failure instanceof UnreachableException) {
            return "The server cannot be reached";
        } else if (failure instanceof ForbiddenException) {
            return "The credential's role does not allow this";
        } else if (failure instanceof ConflictException) {
            return "It exists already";
        } else if (failure instanceof NotFoundException) {
            return "Not found";
        } else if (failure instanceof OutcomeUnknownException) {
            return "Nobody knows whether the server did it";
        } else if (failure instanceof RejectedException) {
            return "The server refused the request";
        } else if (failure instanceof WaitTimeoutException) {
            return "The status did not come in time";
        } else if (failure instanceof SourceFailedException) {
            return "The source has another status";
        }
        return "The server failed";
    }

    private static String wayOut(TributaryException failure) {
        if (failure instanceof UnauthorizedException) {
            return "\n\nCheck client_id and secret of the provider block, or TRIBUTARY_CLIENT_ID and TRIBUTARY_SECRET.";
        } else if (failure instanceof UnreachableException) {
            return "\n\nCheck host of the provider block, or TRIBUTARY_HOST, and whether the server runs.";
        } else if (failure instanceof ConflictException) {
            return "\n\nChoose another name, or manage what is there: terraform import <address> <name>.";
        } else if (failure instanceof OutcomeUnknownException) {
            return "\n\nRun terraform plan: it shows what was done and what is left.";
        }
        return "";
    }
}
