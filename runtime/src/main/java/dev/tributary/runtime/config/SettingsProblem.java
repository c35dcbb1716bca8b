package dev.tributary.runtime.config;

/**
 * One reason why the settings cannot be used.
 *
 * @param place where to change it: a line of the file or the name of a variable
 * @param message what is wrong, with the name, the value (but for secrets) and the way out
 */
public record SettingsProblem(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
