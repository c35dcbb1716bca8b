/** The go-plugin side of the process: handshake, mutual TLS, the services beside the provider's, and logs. */
@NullMarked
package dev.tributary.terraform.plugin;

import org.jspecify.annotations.NullMarked;
