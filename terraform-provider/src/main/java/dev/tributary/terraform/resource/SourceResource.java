package dev.tributary.terraform.resource;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.TributaryClient;
import dev.tributary.sdk.Versioned;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.PreconditionFailedException;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.ManagedResource;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code tributary_source_kafkadirect}. */
final class SourceResource implements ManagedResource {

    /** Others append topics to the same source all the time, and each append is a new version of it. */
    private static final int MAX_ROUNDS = 20;

    private final Session session;
    private final InterruptedCreation interrupted;

    SourceResource(Session session, InterruptedCreation interrupted) {
        this.session = session;
        this.interrupted = interrupted;
    }

    @Override
    public Schema schema() {
        return SourceSchema.SCHEMA;
    }

    @Override
    public void validate(Fields config, Diagnostics out) {
        SourceRules.validate(config, out);
    }

    @Override
    public Value.Mapping plan(Change change, Diagnostics out) {
        Value.Mapping planned = change.planned().value();
        if (change.prior().isEmpty()) {
            SourceRules.checkTopics(change.config(), out);
            return planned;
        }
        SourceRules.checkTopics(change.planned(), out);
        Value.Mapping prior = change.prior().get().value();
        if (!SourceConfigs.concernsTopics(change)) {
            planned = planned.with(SourceSchema.TOPICS, prior.get(SourceSchema.TOPICS))
                    .with(SourceSchema.TOPIC_MAP, prior.get(SourceSchema.TOPIC_MAP));
        }
        return SourceConfigs.concernsServer(change)
                ? planned
                : planned.with(SourceSchema.STATUS, prior.get(SourceSchema.STATUS));
    }

    @Override
    public void planDelete(Fields state, Diagnostics out) {
        if (state.bool(SourceSchema.DELETION_PROTECTION).orElse(false)) {
            out.error(
                    AttributePath.of(SourceSchema.DELETION_PROTECTION),
                    "The source is protected",
                    "The source " + state.text(SourceSchema.NAME).orElse("") + " has deletion_protection = true."
                            + " To delete it, set that to false, apply, and destroy then.");
        }
    }

    @Override
    public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        String name = change.planned().needText(SourceSchema.NAME);
        CreateSourceRequest request = CreateSourceRequest.builder()
                .name(name)
                .connector(KafkaDirectCatalogue.CODE)
                .config(SourceConfigs.created(change))
                .createdFrom(CreatedFrom.TERRAFORM)
                .desiredState(desiredState(change.planned()))
                .tags(change.planned().texts(SourceSchema.TAGS).orElse(null))
                .build();
        Source created =
                session.call("create the source " + name, client -> interrupted.orCreate(client, request, out));
        return awaited(created, change, TimeoutAttributes.CREATE, out);
    }

    @Override
    public Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String id = state.needText(SourceSchema.ID);
        return session.call(
                        "read the source " + id,
                        client -> client.sources().withSecrets().find(id))
                .map(source -> SourceStates.refreshed(source, state));
    }

    @Override
    public Value.Mapping update(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        if (!SourceConfigs.concernsServer(change)) {
            return change.planned().value();
        }
        String id = change.planned().needText(SourceSchema.ID);
        Source changed = session.call("change the source " + id, client -> replace(client, id, change));
        return awaited(changed, change, TimeoutAttributes.UPDATE, out);
    }

    private static Source replace(TributaryClient client, String id, Change change) {
        for (int round = 1; ; round++) {
            Versioned<Source> present = client.sources().getVersioned(id);
            SourceConfig config = Objects.requireNonNullElse(present.value().config(), SourceConfig.empty());
            ReplaceSourceRequest request = ReplaceSourceRequest.builder()
                    .name(change.planned().needText(SourceSchema.NAME))
                    .config(SourceConfigs.changed(config, change))
                    .desiredState(desiredState(change.planned()))
                    .tags(change.planned().texts(SourceSchema.TAGS).orElse(null))
                    .build();
            try {
                return client.sources().withoutWaiting().replace(id, request, present.version());
            } catch (PreconditionFailedException e) {
                if (round == MAX_ROUNDS) {
                    throw e;
                }
            }
        }
    }

    private static DesiredState desiredState(Fields planned) {
        return DesiredState.of(planned.text(SourceSchema.DESIRED_STATE).orElse(DesiredState.ACTIVE.text()));
    }

    /** The source exists whatever becomes of the wait, so its state is returned in any case. */
    private Value.Mapping awaited(Source source, Change change, String operation, Diagnostics out) {
        Source now = source;
        Optional<String> status = change.planned().text(SourceSchema.WAIT_FOR_STATUS);
        if (status.isPresent()) {
            SourceWait wait = SourceWait.until(
                    ConnectorStatus.of(status.get()), TimeoutAttributes.of(change.planned(), operation));
            String id = Objects.requireNonNullElse(source.id(), "");
            try {
                now = session.call(
                        "wait for the source " + source.name(),
                        client -> client.sources().waitUntil(id, wait));
            } catch (ProviderException e) {
                e.diagnostics().forEach(each -> report(each.summary(), each.detail(), operation, out));
                now = latest(id).orElse(source);
            } catch (InterruptedException e) {
                report(
                        "Interrupted",
                        "The source exists, but nobody waited for its status " + status.get() + ".",
                        operation,
                        out);
            }
        }
        return SourceStates.refreshed(now, change.planned());
    }

    /**
     * A change that ends in the wrong status fails. A creation that does is only warned of: Terraform replaces whatever
     * failed while it was created, and a new source has no positions, so it would copy everything again.
     */
    private static void report(String summary, String detail, String operation, Diagnostics out) {
        AttributePath path = AttributePath.of(SourceSchema.WAIT_FOR_STATUS);
        if (operation.equals(TimeoutAttributes.CREATE)) {
            out.warning(
                    path,
                    summary,
                    detail + "\n\nThe source is created and goes on trying. To have a run fail here, give the source a"
                            + " postcondition on self.connector_status.");
        } else {
            out.error(path, summary, detail);
        }
    }

    /** What became of the source meanwhile, for a postcondition to judge. */
    private Optional<Source> latest(String id) {
        try {
            return session.call(
                    "read the source " + id, client -> client.sources().find(id));
        } catch (ProviderException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String id = state.needText(SourceSchema.ID);
        session.call("delete the source " + id, client -> {
            try {
                return List.of(client.sources().withoutWaiting().delete(id));
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException {
        return SourceStates.imported(SourceLookup.byIdOrName(session, id));
    }

    @Override
    public Optional<Value.Mapping> moveFrom(MoveSource source, Diagnostics out) {
        return SourceMove.from(source);
    }
}
