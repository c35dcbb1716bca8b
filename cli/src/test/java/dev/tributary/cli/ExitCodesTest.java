package dev.tributary.cli;

import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;
import static com.github.tomakehurst.wiremock.http.RequestMethod.POST;
import static dev.tributary.cli.ScriptedServer.ID;
import static dev.tributary.cli.ScriptedServer.error;
import static dev.tributary.cli.ScriptedServer.page;
import static dev.tributary.cli.ScriptedServer.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExitCodesTest {

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void givenASource_whenItIsShown_thenTheExitCodeIs0() {
        server.hasSource("Active");

        assertThat(server.run("source", "get", ID).exitCode()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void givenABrokenSource_whenWaitedFor_thenTheExitCodeIs1() {
        server.hasSource("Broken");

        assertThat(server.run("source", "wait", ID).exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void givenNoServer_whenCalled_thenTheExitCodeIs1() {
        Outcome outcome = Outcome.of(
                Map.of(),
                "",
                "source",
                "list",
                "--host",
                "http://127.0.0.1:9",
                "--client-id",
                "ci",
                "--secret",
                "do-not-print");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void givenAnUnknownCommand_whenCalled_thenTheExitCodeIs2() {
        assertThat(server.run("source", "frobnicate").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenNoCredentials_whenCalled_thenTheExitCodeIs2AndAllThatIsMissingIsNamed() {
        Outcome outcome = Outcome.of(Map.of(), "", "source", "list");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains("TRIBUTARY_HOST", "TRIBUTARY_CLIENT_ID", "TRIBUTARY_SECRET");
    }

    @Test
    void givenAnInvalidConfiguration_whenCreated_thenTheExitCodeIs2() {
        server.answer(POST, "/sources", 422, "{\"detail\":\"format is 'xml'\",\"code\":\"validation_failed\"}");

        assertThat(server.run("source", "create", "--name", "shop", "--format", "xml")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenAWrongSecret_whenCalled_thenTheExitCodeIs3() {
        server.answer(POST, "/auth/access-token", 401, error("The client id or the secret is wrong."));

        assertThat(server.run("source", "list").exitCode()).isEqualTo(ExitCodes.AUTHENTICATION);
    }

    @Test
    void givenAViewer_whenChangingASource_thenTheExitCodeIs3() {
        server.hasSource("Active")
                .answer(POST, "/sources/" + ID + "/actions/pause", 403, error("The role viewer may not do this."));

        assertThat(server.run("source", "pause", ID).exitCode()).isEqualTo(ExitCodes.AUTHENTICATION);
    }

    @Test
    void givenASourceThatStaysPending_whenWaitedFor_thenTheExitCodeIs4() {
        server.hasSource("Pending");

        assertThat(server.run("source", "wait", ID, "--timeout", "100ms").exitCode())
                .isEqualTo(ExitCodes.TIMEOUT);
    }

    @Test
    void givenNoSuchSource_whenShown_thenTheExitCodeIs5() {
        server.answer(GET, "/sources/" + ID, 200, page()).answer(GET, "/sources", 200, page());

        assertThat(server.run("source", "get", ID).exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
    }

    @Test
    void givenNoSuchSource_whenDeletedIfExists_thenTheExitCodeIs0() {
        server.answer(GET, "/sources", 200, page());

        assertThat(server.run("source", "delete", "shop", "--if-exists").exitCode())
                .isEqualTo(ExitCodes.OK);
    }

    @Test
    void givenATakenName_whenCreated_thenTheExitCodeIs6() {
        server.answer(
                POST,
                "/sources",
                422,
                "{\"detail\":\"A source named 'shop' already exists\",\"code\":\"already_exists\"}");

        assertThat(server.run("source", "create", "--name", "shop").exitCode()).isEqualTo(ExitCodes.CONFLICT);
    }

    @Test
    void givenARefusal_whenReported_thenItIsOneSentenceWithTheRequestId() {
        server.hasSource("Active")
                .answer(POST, "/sources/" + ID + "/actions/pause", 403, error("The role viewer may not do this."));

        assertThat(server.run("source", "pause", ID).err())
                .isEqualTo("error: The role viewer may not do this. (request id req-1)" + System.lineSeparator());
    }

    @Test
    void givenVerbose_whenRefused_thenTheStackTraceIsThere() {
        server.answer(GET, "/sources", 403, error("No."));

        assertThat(server.run("source", "list", "--verbose").err()).contains("\tat dev.tributary");
    }

    @Test
    void givenAnyFailure_whenReported_thenTheSecretIsNotInIt() {
        server.answer(POST, "/auth/access-token", 401, error("Wrong."));

        assertThat(server.run("source", "list", "--verbose").err()).doesNotContain("do-not-print");
    }

    @Test
    void givenASourceByName_whenPaused_thenItsIdIsUsed() {
        server.answer(GET, "/sources", 200, page(source("Active")))
                .answer(POST, "/sources/" + ID + "/actions/pause", 200, source("Paused"));

        assertThat(server.run("source", "pause", "shop").out()).contains("status: Paused");
    }
}
