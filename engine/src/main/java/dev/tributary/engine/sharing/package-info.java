/**
 * Who of a source's workers owns which internal partition. Pure but for
 * {@link dev.tributary.engine.sharing.SteadyAssignor}, which Kafka's consumer of the group's leader calls.
 */
@NullMarked
package dev.tributary.engine.sharing;

import org.jspecify.annotations.NullMarked;
