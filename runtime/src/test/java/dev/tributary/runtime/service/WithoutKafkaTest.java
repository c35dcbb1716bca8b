package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the services answer while the internal cluster does not. */
class WithoutKafkaTest extends ServiceContract {
    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }

    @Test
    void creatingATopicIsUnavailable() {
        CreateTopicRequest request = CreateTopicRequest.builder().name("t").build();

        assertThatThrownBy(() -> fixture().services.topics().create(EDITOR, request))
                .isInstanceOf(ServiceException.Unavailable.class)
                .hasMessageContaining("the internal cluster does not answer");
    }

    @Test
    void aTopicOfASourceIsShownAllTheSame() {
        fixture().source("s", "a", null);

        assertThat(fixture().services.topics().get(VIEWER, "in_a").partitionCount())
                .isNull();
    }

    @Test
    void anotherTopicIsUnavailable() {
        assertThatThrownBy(() -> fixture().services.topics().get(VIEWER, "other"))
                .isInstanceOf(ServiceException.Unavailable.class);
    }

    @Test
    void topicsOfSourcesAreListedAllTheSame() {
        fixture().source("s", "a", null);

        assertThat(fixture()
                        .services
                        .topics()
                        .details(VIEWER, TopicQuery.builder().build())
                        .result())
                .extracting(TopicDetails::id)
                .containsExactly("in_a");
    }

    @Test
    void aTopicThatTheBrokersKeepForThemselvesIsNotDeleted() {
        assertThatThrownBy(() -> fixture().services.topics().delete(EDITOR, "__consumer_offsets"))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("__consumer_offsets");
    }

    @Test
    void aTopicThatTheBrokersKeepForThemselvesIsNotCreated() {
        CreateTopicRequest request =
                CreateTopicRequest.builder().name("__transaction_state").build();

        assertThatThrownBy(() -> fixture().services.topics().create(EDITOR, request))
                .isInstanceOf(ServiceException.Invalid.class);
    }

    @Test
    void theServerIsReady() {
        assertThat(fixture().services.health().ready().healthy()).isTrue();
    }

    @Test
    void withoutItsStoreTheServerIsNotReady() {
        fixture().store.close();

        assertThat(fixture().services.health().ready().healthy()).isFalse();
    }

    @Test
    void withoutItsStoreReadingIsUnavailable() {
        fixture().store.close();

        assertThatThrownBy(() -> sources().find(VIEWER, "x", false)).isInstanceOf(ServiceException.Unavailable.class);
    }

    @Test
    void aControlLoopThatHangsIsNotAlive() {
        fixture().clock.move(Duration.ofMinutes(3));

        assertThat(fixture().services.health().live().healthy()).isFalse();
    }

    @Test
    void theCatalogueHoldsKafkaDirect() {
        assertThat(fixture().services.connectors().connectors(VIEWER, Optional.of("kafkadirect")))
                .hasSize(1);
    }

    @Test
    void anUnknownConnectorIsAnEmptyCatalogue() {
        assertThat(fixture().services.connectors().connectors(VIEWER, Optional.of("mysql")))
                .isEmpty();
    }
}
