package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.proto.GetFunctions;
import dev.tributary.terraform.proto.GetMetadata;
import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.proto.ServerCapabilities;
import dev.tributary.terraform.schema.Schema;

/** What the provider offers. */
final class SchemaCalls {

    private static final ServerCapabilities CAPABILITIES = ServerCapabilities.newBuilder()
            .setPlanDestroy(true)
            .setGetProviderSchemaOptional(true)
            .setMoveResourceState(true)
            .build();

    private final Schema provider;
    private final Parts<ManagedResource> resources;
    private final Parts<DataSource> dataSources;
    private final Parts<EphemeralResource> ephemeralResources;
    private final Parts<ProviderFunction> functions;

    SchemaCalls(
            Schema provider,
            Parts<ManagedResource> resources,
            Parts<DataSource> dataSources,
            Parts<EphemeralResource> ephemeralResources,
            Parts<ProviderFunction> functions) {
        this.provider = provider;
        this.resources = resources;
        this.dataSources = dataSources;
        this.ephemeralResources = ephemeralResources;
        this.functions = functions;
    }

    GetMetadata.Response metadata() {
        GetMetadata.Response.Builder response =
                GetMetadata.Response.newBuilder().setServerCapabilities(CAPABILITIES);
        resources
                .names()
                .forEach(name -> response.addResources(
                        GetMetadata.ResourceMetadata.newBuilder().setTypeName(name)));
        dataSources
                .names()
                .forEach(name -> response.addDataSources(
                        GetMetadata.DataSourceMetadata.newBuilder().setTypeName(name)));
        ephemeralResources
                .names()
                .forEach(name -> response.addEphemeralResources(
                        GetMetadata.EphemeralMetadata.newBuilder().setTypeName(name)));
        functions
                .names()
                .forEach(name -> response.addFunctions(
                        GetMetadata.FunctionMetadata.newBuilder().setName(name)));
        return response.build();
    }

    GetProviderSchema.Response schemas() throws ProviderException {
        GetProviderSchema.Response.Builder response = GetProviderSchema.Response.newBuilder()
                .setServerCapabilities(CAPABILITIES)
                .setProvider(SchemaMessages.schema(provider));
        for (String name : resources.names()) {
            response.putResourceSchemas(
                    name, SchemaMessages.schema(resources.get(name).schema()));
        }
        for (String name : dataSources.names()) {
            response.putDataSourceSchemas(
                    name, SchemaMessages.schema(dataSources.get(name).schema()));
        }
        for (String name : ephemeralResources.names()) {
            response.putEphemeralResourceSchemas(
                    name, SchemaMessages.schema(ephemeralResources.get(name).schema()));
        }
        response.putAllFunctions(functions().getFunctionsMap());
        return response.build();
    }

    GetFunctions.Response functions() throws ProviderException {
        GetFunctions.Response.Builder response = GetFunctions.Response.newBuilder();
        for (String name : functions.names()) {
            response.putFunctions(
                    name, SchemaMessages.function(functions.get(name).signature()));
        }
        return response.build();
    }
}
