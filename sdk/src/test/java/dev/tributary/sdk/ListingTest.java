package dev.tributary.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.Page;
import dev.tributary.sdk.error.UnreachableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void givenThreePages_whenWalked_thenEveryElementInOrder() {
        assertThat(listing(List.of("a", "b"), List.of("c", "d"), List.of("e")))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void givenListing_whenNotWalked_thenAsksNothing() {
        listing(List.of("a"));

        assertThat(asked).isEmpty();
    }

    @Test
    void givenThreePages_whenOnlyTheFirstElementIsNeeded_thenAsksForOnePage() {
        Listing<String> listing = listing(List.of("a", "b"), List.of("c"), List.of("d"));

        assertThat(listing.stream().findFirst()).contains("a");
        assertThat(asked).containsExactly(1);
    }

    @Test
    void givenPageWithoutSuccessor_whenWalked_thenAsksNoFurther() {
        listing(List.of("a"), List.of("b")).toList();

        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void givenListing_whenWalkedTwice_thenReadsAnew() {
        Listing<String> listing = listing(List.of("a"));

        assertThat(listing.toList()).isEqualTo(listing.toList());
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void givenEmptyList_whenWalked_thenNothing() {
        assertThat(listing(List.of()).toList()).isEmpty();
    }

    @Test
    void givenServerThatPromisesPagesForEver_whenWalked_thenAnEmptyPageEndsIt() {
        Listing<String> endless = new Listing<>(page -> page(page, page < 3 ? List.of("x") : List.of(), true));

        assertThat(endless.toList()).containsExactly("x", "x");
    }

    @Test
    void givenEnd_whenAskedForMore_thenNoSuchElement() {
        Iterator<String> iterator = listing(List.<String>of()).iterator();

        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void givenPageThatFailsOnce_whenAskedAgain_thenGoesOnWhereItStopped() {
        Iterator<String> iterator = new Listing<>(page -> {
                    asked.add(page);
                    if (page == 2 && asked.size() == 2) {
                        throw new UnreachableException("scripted", null);
                    }
                    return page(page, List.of("p" + page), page < 2);
                })
                .iterator();
        iterator.next();

        assertThatThrownBy(iterator::hasNext).isInstanceOf(UnreachableException.class);
        assertThat(iterator.next()).isEqualTo("p2");
    }

    @SafeVarargs
    private Listing<String> listing(List<String>... pages) {
        return new Listing<>(page -> {
            asked.add(page);
            return page(page, pages[page - 1], page < pages.length);
        });
    }

    private static Page<String> page(int number, List<String> elements, boolean more) {
        return Page.<String>builder()
                .result(elements)
                .page(number)
                .pageSize(2)
                .total(99)
                .hasNext(more)
                .build();
    }
}
