package dev.tributary.sdk;

import dev.tributary.api.model.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** Walks through pages, holding one at a time. A page that could not be read is asked for again by the next try. */
final class PageIterator<T> implements Iterator<T> {
    private final IntFunction<Page<T>> pages;
    private Iterator<T> current = List.<T>of().iterator();
    private int nextPage = 1;
    private boolean more = true;

    PageIterator(IntFunction<Page<T>> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        if (!current.hasNext() && more) {
            Page<T> page = pages.apply(nextPage);
            nextPage++;
            current = page.result().iterator();
            // An empty page ends the walk whatever it says of a successor: no server can keep a client walking for
            // ever.
            more = page.hasNext() && current.hasNext();
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no further element");
        }
        return current.next();
    }
}
