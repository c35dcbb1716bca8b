package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.WaitOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Mixin;

/** What every command does that leads one source to another state. */
abstract class SourceChange extends NamedSourceSession {

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    private final ConnectorStatus leadsTo;

    SourceChange(ConnectionOptions connection, ConnectorStatus leadsTo) {
        super(connection);
        this.leadsTo = leadsTo;
    }

    @Override
    final void work(Sources sources, String id) {
        Source source = wait.await(sources, change(sources, id), leadsTo);
        say(SourceText.brief(source));
        print(source, SourceText.details(source));
    }

    abstract Source change(Sources sources, String id);
}
