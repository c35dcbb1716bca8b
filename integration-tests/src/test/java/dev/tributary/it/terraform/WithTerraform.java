package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link TerraformWorld}, or skips them where there is no Terraform. */
final class WithTerraform implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Terraform.isInstalled()) {
            assertThat(System.getenv("CI"))
                    .as("CI must have terraform on its PATH")
                    .isNull();
            Assumptions.abort("there is no terraform on the PATH");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TerraformWorld.class;
    }

    /** The world lives until the last test of this run, and is closed with the store that holds it. */
    @Override
    public TerraformWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(TerraformWorld.class, key -> TerraformWorld.start(), TerraformWorld.class);
    }
}
