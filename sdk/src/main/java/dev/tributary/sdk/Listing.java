package dev.tributary.sdk;

import dev.tributary.api.model.Page;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list on the server, read page by page as it is walked through: nothing is asked before the first element is, and no
 * page before it is needed. Every walk reads anew. An entry that comes or goes during a walk may be missed or met
 * twice.
 *
 * <p>The listing is immutable and safe for use by many threads; an iterator or a stream belongs to one. Walking throws
 * what any call throws.
 */
public final class Listing<T> implements Iterable<T> {
    /** The most that a server gives at once. */
    static final int PAGE_SIZE = 100;

    private final IntFunction<Page<T>> pages;

    Listing(IntFunction<Page<T>> pages) {
        this.pages = pages;
    }

    @Override
    public Iterator<T> iterator() {
        return new PageIterator<>(pages);
    }

    /** The elements as a sequential, ordered stream. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    }

    /** All elements at once, every page read. */
    public List<T> toList() {
        return stream().toList();
    }
}
