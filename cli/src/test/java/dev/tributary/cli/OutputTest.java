package dev.tributary.cli;

import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;
import static com.github.tomakehurst.wiremock.http.RequestMethod.POST;
import static dev.tributary.cli.ScriptedServer.ID;
import static dev.tributary.cli.ScriptedServer.page;
import static dev.tributary.cli.ScriptedServer.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.TributaryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final String EFFECTIVE = """
            {"source_id": "65a1b2c3d4e5f60718293a4b", "topics": [
              {"name": "orders", "internal_name": "ext.orders", "added_by": [
                {"list": "base", "owner": null, "added_at": "2026-11-02T12:00:00Z"},
                {"list": "owner", "owner": "team-a", "added_at": "2026-11-03T12:00:00Z"}]}]}
            """;

    private static final String APPENDED =
            "{\"added\":[\"refunds\"],\"already_present\":[\"orders\"],\"effective\":" + EFFECTIVE + "}";

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void givenSources_whenListed_thenColumnsAreAligned() {
        server.answer(
                GET, "/sources", 200, page(source("Active"), source("Broken").replace("shop", "warehouse")));

        assertThat(server.run("source", "list").out()).isEqualTo("""
                NAME       ID                        STATUS  WANTED  TOPICS  PROBLEMS
                shop       65a1b2c3d4e5f60718293a4b  Active  Active  2       0
                warehouse  65a1b2c3d4e5f60718293a4b  Broken  Active  2       0
                """);
    }

    @Test
    void givenSources_whenListedAsJson_thenTheyAreWhatTheServerSays() throws Exception {
        server.answer(GET, "/sources", 200, page(source("Active")));

        assertThat(TributaryJson.mapper()
                        .readTree(server.run("source", "list", "-o", "json").out())
                        .at("/0/config"))
                .isEqualTo(TributaryJson.mapper().readTree(source("Active")).get("config"));
    }

    @Test
    void givenAProblem_whenTheSourceIsShown_thenItTellsWhatToDo() {
        String problem =
                "{\"code\":\"unreachable\",\"message\":\"No broker answers.\",\"remedy\":\"Check the address.\","
                        + "\"topic\":\"orders\",\"partition\":3}";
        String broken = source("Broken").replace("\"topics\":", "\"problems\":[" + problem + "],\"topics\":");
        server.answer(GET, "/sources/" + ID, 200, page(broken));

        assertThat(server.run("source", "get", ID).out()).isEqualTo("""
                name: shop
                id: 65a1b2c3d4e5f60718293a4b
                status: Broken
                wanted: Active
                topic: orders -> ext.orders
                topic: payments -> ext.payments
                problem: orders-3: No broker answers.
                  what to do: Check the address.
                """);
    }

    @Test
    void givenTopics_whenShown_thenTheListsThatNameThemAreThere() {
        server.hasSource("Active").answer(GET, "/sources/" + ID + "/topics", 200, EFFECTIVE);

        assertThat(server.run("source", "topics", ID).out()).isEqualTo("""
                TOPIC   INTERNAL TOPIC  NAMED BY
                orders  ext.orders      base, owner team-a
                """);
    }

    @Test
    void givenTopicsToAppend_whenAppended_thenOldAndNewOnesAreTold() throws Exception {
        server.hasSource("Active").answer(POST, "/sources/" + ID + "/topics/append", 200, APPENDED);

        Outcome outcome = server.run("source", "append-topics", ID, "refunds,", "orders", "--owner", "team-a");

        assertThat(outcome.out()).isEqualTo("added: refunds\nalready there: orders\n");
        assertThat(server.sentTo(POST, "/sources/" + ID + "/topics/append"))
                .isEqualTo("{\"topics\":[\"refunds\",\"orders\"],\"owner\":\"team-a\"}");
    }

    @Test
    void givenAppendedTopicsThatFlow_whenWaitedFor_thenTheSourceIsTold() {
        server.hasSource("Active")
                .answer(POST, "/sources/" + ID + "/topics/append", 200, APPENDED)
                .answer(GET, "/sources/metrics", 200, metrics("0"));

        Outcome outcome = server.run("source", "append-topics", ID, "refunds", "--wait");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("shop").contains("Active");
    }

    @Test
    void givenAnAppendedTopicThatDoesNotFlow_whenWaitedFor_thenItIsNamedWhenTheTimeIsUp() {
        server.hasSource("Active")
                .answer(POST, "/sources/" + ID + "/topics/append", 200, APPENDED)
                .answer(GET, "/sources/metrics", 200, metrics("null"));

        Outcome outcome = server.run("source", "append-topics", ID, "refunds", "--wait", "--timeout", "1ms");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.TIMEOUT);
        assertThat(outcome.err()).contains("it does not copy yet: refunds");
    }

    private static final String CHECKED = """
            {"ok": false, "cluster_id": "c", "checks": [
              {"name": "authentication", "topic": null, "ok": true, "detail": "The cluster accepts the login", "remedy": null},
              {"name": "topic", "topic": "refunds", "ok": false, "detail": "No topic refunds", "remedy": "Create it."}],
             "topics": [{"name": "orders", "partition_count": 6}]}
            """;

    @Test
    void givenAConnectionThatDoesNotDo_whenChecked_thenItTellsWhatToDoAndFails() throws Exception {
        server.answer(POST, "/sources/connection-check", 200, CHECKED);

        Outcome outcome = server.run("source", "check", "--bootstrap-servers", "a:9092", "--topics", "refunds");

        assertThat(outcome.out()).isEqualTo("""
                ok      authentication: The cluster accepts the login
                FAILED  topic: No topic refunds
                        what to do: Create it.

                TOPIC   PARTITIONS
                orders  6
                """);
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(TributaryJson.mapper().readTree(server.sentTo(POST, "/sources/connection-check")))
                .isEqualTo(TributaryJson.mapper()
                        .readTree(
                                "{\"config\":{\"topic.include.list\":\"refunds\",\"bootstrap.servers\":\"a:9092\"}}"));
    }

    @Test
    void givenASource_whenItsConnectionIsChecked_thenItIsSentByItsId() {
        server.hasSource("Active").answer(POST, "/sources/connection-check", 200, CHECKED.replace("false", "true"));

        assertThat(server.run("source", "check", ID).exitCode()).isZero();
        assertThat(server.sentTo(POST, "/sources/connection-check")).isEqualTo("{\"source_id\":\"" + ID + "\"}");
    }

    @Test
    void givenASourceAndAnotherConnection_whenChecked_thenTheCommandLineIsRefused() {
        Outcome outcome = server.run("source", "check", ID, "--bootstrap-servers", "a:9092");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains("bootstrap.servers", "leave out one of them");
    }

    private static String metrics(String lag) {
        String figures = "{\"records_copied\":0,\"bytes_copied\":0,\"records_per_second\":0,\"bytes_per_second\":0,"
                + "\"lag_records\":" + lag + ",\"gap_records\":0}";
        return "{\"taken_at\":\"2026-11-01T10:00:00Z\",\"sources\":[{\"source_id\":\"" + ID
                + "\",\"name\":\"shop\",\"connector_status\":\"Active\",\"latest\":" + figures
                + ",\"series\":[],\"topics\":[{\"name\":\"refunds\",\"internal_name\":\"ext.refunds\",\"latest\":"
                + figures + ",\"series\":[]}]}]}";
    }

    @Test
    void givenATopicInTheBaseList_whenRemoved_thenTheReasonWhyItFlowsOnIsTold() {
        server.hasSource("Active")
                .answer(
                        POST,
                        "/sources/" + ID + "/topics/remove",
                        200,
                        "{\"removed\":[\"orders\"],\"not_present\":[],\"still_flowing\":[{\"name\":\"orders\","
                                + "\"because\":\"the base list names it\"}],\"effective\":" + EFFECTIVE + "}");

        assertThat(server.run("source", "remove-topics", ID, "orders").out())
                .isEqualTo("removed: orders\nstill flowing: orders: the base list names it\n");
    }

    @Test
    void givenInternalTopics_whenListed_thenAMissingPartitionCountIsADash() {
        server.answer(
                GET,
                "/topics/details",
                200,
                page(
                        "{\"id\":\"ext.orders\",\"name\":\"ext.orders\",\"partition_count\":3,\"entity\":{\"name\":\"shop\"}}",
                        "{\"id\":\"ext.new\",\"name\":\"ext.new\"}"));

        assertThat(server.run("topic", "list").out()).isEqualTo("""
                TOPIC       PARTITIONS  SOURCE
                ext.orders  3           shop
                ext.new     -           -
                """);
    }
}
