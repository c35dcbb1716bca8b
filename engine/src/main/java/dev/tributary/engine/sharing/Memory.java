package dev.tributary.engine.sharing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the group remembers from one assignment to the next. The leader changes and keeps no state, so every member
 * carries it: it comes with the assignment and goes along when the member joins again.
 *
 * @param roster the members that everything was last levelled between; {@link #NOBODY} while that is still to be done
 * @param since the latest generation that was known of when that was done: who remembers another one missed it
 * @param unsettled topics that were given away before every member took part for them
 */
record Memory(UUID roster, int since, Set<String> unsettled) {
    static final UUID NOBODY = new UUID(0, 0);
    /** Of a member that has just come, or that an assignor of another kind served last. */
    static final Memory NONE = new Memory(NOBODY, 0, Set.of());

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;
    /** No topic's name holds it. */
    private static final String BETWEEN = "\n";

    /** Stands for exactly these members. */
    static UUID rosterOf(Collection<String> memberIds) {
        return UUID.nameUUIDFromBytes(
                String.join(BETWEEN, new TreeSet<>(memberIds)).getBytes(StandardCharsets.UTF_8));
    }

    /** The same levelling between the same members, whatever else is open. */
    boolean isOfSameLevelling(Memory other) {
        return roster.equals(other.roster) && since == other.since;
    }

    ByteBuffer encoded() {
        byte[] topics = String.join(BETWEEN, new TreeSet<>(unsettled)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER_BYTES + topics.length)
                .put(FORMAT)
                .putLong(roster.getMostSignificantBits())
                .putLong(roster.getLeastSignificantBits())
                .putInt(since)
                .put(topics)
                .flip();
    }

    /** Reads what {@link #encoded} wrote; what a newer release wrote in another format is no memory. */
    static Memory decoded(@Nullable ByteBuffer encoded) {
        if (encoded == null || encoded.remaining() < HEADER_BYTES || encoded.get(encoded.position()) != FORMAT) {
            return NONE;
        }
        ByteBuffer rest = encoded.duplicate();
        rest.get();
        UUID roster = new UUID(rest.getLong(), rest.getLong());
        int since = rest.getInt();
        String topics = StandardCharsets.UTF_8.decode(rest).toString();
        return new Memory(roster, since, topics.isEmpty() ? Set.of() : Set.of(topics.split(BETWEEN, -1)));
    }
}
