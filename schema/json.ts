export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }

export type JsonObject = { [key: string]: Json | undefined }
