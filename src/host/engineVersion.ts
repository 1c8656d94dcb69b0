/** Names the engine that this bundle was built from, with its data and packages. The build puts a hash of them all here. */
export const ENGINE_VERSION = 'unbuilt';
