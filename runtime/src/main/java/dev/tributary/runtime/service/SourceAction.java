package dev.tributary.runtime.service;

/** What can be asked of a source. */
public enum SourceAction {
    /** Hold; positions are kept. Does nothing to a paused source. */
    PAUSE,
    /** Flow again. Does nothing to an active source. */
    RESUME,
    /** End and start anew with fresh connections. A paused or stopped source flows afterwards. */
    RESTART,
    /** End; positions are kept. Does nothing to a stopped source. */
    STOP
}
