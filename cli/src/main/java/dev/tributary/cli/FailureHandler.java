package dev.tributary.cli;

import dev.tributary.sdk.error.ConflictException;
import dev.tributary.sdk.error.ForbiddenException;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.PreconditionFailedException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.ValidationException;
import dev.tributary.sdk.error.WaitTimeoutException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command early into one sentence and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final BooleanSupplier verbose;

    FailureHandler(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("error: " + sentence(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(command.getErr());
        }
        return exitCode(failure);
    }

    private String sentence(Exception failure) {
        if (failure instanceof TributaryException known && known.detail().isPresent()) {
            String requestId =
                    known.requestId().map(id -> " (request id " + id + ")").orElse("");
            return known.detail().get() + requestId;
        }
        if (failure instanceof TributaryException || failure instanceof CliException) {
            return String.valueOf(failure.getMessage());
        }
        String hint = verbose.getAsBoolean() ? "" : "; run it again with --verbose to see where";
        return "unexpected: " + failure + hint;
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof CliException ours) {
            return ours.exitCode();
        }
        if (failure instanceof UnauthorizedException || failure instanceof ForbiddenException) {
            return ExitCodes.AUTHENTICATION;
        }
        if (failure instanceof ConflictException || failure instanceof PreconditionFailedException) {
            return ExitCodes.CONFLICT;
        }
        if (failure instanceof NotFoundException) {
            return ExitCodes.NOT_FOUND;
        }
        if (failure instanceof ValidationException) {
            return ExitCodes.USAGE;
        }
        return failure instanceof WaitTimeoutException ? ExitCodes.TIMEOUT : ExitCodes.FAILED;
    }
}
