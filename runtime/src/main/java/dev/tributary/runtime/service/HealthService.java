package dev.tributary.runtime.service;

/** Tells whether this server works; asks nobody for a role. Never throws. Safe for use by several threads. */
public interface HealthService {

    /** Whether the process does its work: its control loop runs. Restarting it can help when not. */
    Health live();

    /** Whether it can answer requests: the store answers. Only waiting or repairing can help when not. */
    Health ready();
}
