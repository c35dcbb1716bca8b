package dev.tributary.terraform;

import dev.tributary.terraform.plugin.PluginServer;
import dev.tributary.terraform.provider.ProviderService;
import dev.tributary.terraform.resource.TributaryProvider;
import java.util.Map;

/** The program that Terraform starts. */
public final class Main {

    private Main() {}

    /** Serves the provider until Terraform is done with it. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        System.exit(PluginServer.serve(
                environment, System.out, System.err, () -> new ProviderService(new TributaryProvider(environment))));
    }
}
