/** gRPC's server side over HTTP/2, on the JDK alone: what a client of go-plugin needs of it, and nothing else. */
@NullMarked
package dev.tributary.terraform.rpc;

import org.jspecify.annotations.NullMarked;
